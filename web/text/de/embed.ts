// What addresses refuse, and what is said where a lesson stands in course material.

import type { embed as english } from '../en/embed.ts';
import type { Translated } from '../translated.ts';

export const embed: Translated<typeof english> = {
  'address.step':
    'Die Adresse verlangt Schritt {step}, aber diese Zeitleiste endet bei {last}: Dort öffnet sie sich.',
  'address.unknown':
    'In der Adresse steht „{name}“, was hier nichts bedeutet. Möglich sind {known}.',
  'address.more': {
    one: 'Und noch {n} Name, der hier nichts bedeutet.',
    other: 'Und noch {n} Namen, die hier nichts bedeuten.',
  },
  'address.twice': 'In der Adresse steht {name} mehrmals: Es gilt das erste.',
  'address.controls':
    'Die Adresse verlangt {name} „{value}“: Erwartet werden Namen aus {choices}, durch Kommas getrennt.',
  'lock.refused':
    'Wer diese Lektion hier eingebunden hat, hat das gesperrt: Es bleibt, wie es ist.',

  // ---- A lesson in other people's pages -----------------------------------------------------------
  'embed.open': 'In Embedding Lab öffnen ↗',
  'embed.failed': 'Der Rechenkern konnte nicht gestartet werden: {message}',
  'embed.noLesson':
    'Die Adresse nennt keine Lektion. Sie endet auf #/ und einen dieser Namen: {lessons}.',
  'embed.noSuchLesson': 'Eine Lektion „{lesson}“ gibt es nicht. Es gibt {lessons}.',
  'embed.noSteps': 'Die Lektion {lesson} hat keine Schritte.',
  'embed.notReady': 'Die Lektion ist noch nicht bereit: Warte auf das Ereignis „ready“.',
  'embed.badParent':
    'parent={parent} ist kein Origin. Einer sieht so aus: https://course.example, ohne Pfad.',
  'embed.version': 'Die Nachricht hat eine andere Version: Diese Lektion kennt Version {version}.',
  'embed.noCall': 'Diesen Aufruf gibt es nicht. Es gibt {calls}.',
  'embed.needs.setState':
    'Der Aufruf setState braucht „state“, einen Text von höchstens {most} Zeichen.',
  'embed.needs.step':
    'Der Aufruf step braucht „to“ oder „by“, nicht beides: eine ganze Zahl von −{most} bis {most}.',
  'embed.needs.play': 'Der Aufruf play braucht „on“, und zwar true oder false.',
  'embed.mayNotSteer':
    'Embedding Lab hat eine Nachricht von {origin} nicht beachtet: Die Adresse des Rahmens nennt diesen Origin nicht als ?parent=.',

  // ---- A lesson in a course's package --------------------------------------------------------------
  'scorm.alone':
    'Diese Seite ist in keine Lernplattform eingebunden: Die Lektion funktioniert, gemeldet wird nichts.',
  'scorm.refused': 'Die Lernplattform hat nicht angenommen, was die Lektion meldet: {message}',
  'scorm.reported':
    'Dein Kurs weiß: {answered} von {gates} Vorhersagen gemacht, {right} davon auf Anhieb richtig.',
  'scorm.visited': 'Dein Kurs weiß, dass du hier warst.',
};
