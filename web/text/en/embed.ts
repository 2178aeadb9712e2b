// What addresses refuse, and what is said where a lesson stands in course material.

export const embed = {
  'address.step':
    'The address asks for step {step}: this timeline ends at {last}, so that is where it opens.',
  'address.unknown': 'The address holds “{name}”, which means nothing here. It may hold {known}.',
  'address.more': {
    one: 'And {n} name more that means nothing here.',
    other: 'And {n} names more that mean nothing here.',
  },
  'address.twice': 'The address holds {name} more than once: the first of them counts.',
  'address.controls':
    'The address asks for {name} “{value}”: expected some of {choices}, with commas between.',
  'lock.refused': 'Whoever put this lesson here has locked that: it stays as it is.',

  // ---- A lesson in other people's pages -----------------------------------------------------------
  'embed.open': 'Open in Embedding Lab ↗',
  'embed.failed': 'The engine could not be started: {message}',
  'embed.noLesson': 'The address names no lesson. It ends in #/ and one of {lessons}.',
  'embed.noSuchLesson': 'There is no lesson “{lesson}”. There are {lessons}.',
  'embed.noSteps': 'The lesson {lesson} has no steps.',
  'embed.notReady': 'The lesson is not ready yet: wait for the event “ready”.',
  'embed.badParent':
    'parent={parent} is no origin. It looks like https://course.example, without a path.',
  'embed.version': 'The message is of another version: this lesson knows version {version}.',
  'embed.noCall': 'There is no such call. There are {calls}.',
  'embed.needs.setState': 'The call setState needs “state”, a text of at most {most} characters.',
  'embed.needs.step':
    'The call step needs “to” or “by”, not both: a whole number from −{most} to {most}.',
  'embed.needs.play': 'The call play needs “on”, which is true or false.',
  'embed.mayNotSteer':
    'Embedding Lab ignored a message from {origin}: the frame’s address does not name it as ?parent=.',

  // ---- A lesson in a course's package --------------------------------------------------------------
  'scorm.alone':
    'There is no learning platform around this page: the lesson works, and nothing is reported.',
  'scorm.refused': 'The learning platform did not take what the lesson reports: {message}',
  'scorm.reported':
    'Your course knows: {answered} of {gates} predictions made, {right} of them right at the first try.',
  'scorm.visited': 'Your course knows that you were here.',
} as const;
