// A stand-in for a learning platform's object of SCORM 1.2, as strict as the standard: elements and
// their values by its data model, calls in its order. Runs in the platform's page; no free variables.

export function standIn(kept, mastery) {
  const vocabulary = (...words) => ({ test: (value) => words.includes(value) });
  const writable = {
    'cmi.core.score.raw': { test: (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100 },
    'cmi.core.score.min': { test: (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100 },
    'cmi.core.score.max': { test: (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100 },
    'cmi.core.lesson_status': vocabulary('passed', 'completed', 'failed', 'incomplete', 'browsed'),
    'cmi.core.exit': vocabulary('time-out', 'suspend', 'logout', ''),
    'cmi.core.session_time': /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/,
    'cmi.suspend_data': { test: (value) => value.length <= 4096 },
  };
  const writeOnly = ['cmi.core.exit', 'cmi.core.session_time'];
  const texts = { 0: 'No error', 101: 'General exception', 201: 'Invalid argument error' };
  Object.assign(texts, { 301: 'Not initialized', 401: 'Not implemented error' });
  Object.assign(texts, { 404: 'Element is write only', 405: 'Incorrect data type' });

  const values = { 'cmi.core.lesson_status': 'not attempted', 'cmi.suspend_data': '', ...kept };
  const calls = [];
  const errors = [];
  let state = 'new';
  let last = 0;
  const done = (code, ...call) => {
    last = code;
    calls.push(call.join(' '));
    if (code !== 0) errors.push(`${code}: ${call.join(' ')}`);
    return code;
  };
  const said = (code) => String(code === 0);
  const wrongTime = () => (state === 'open' ? 0 : 301);

  const api = {
    LMSInitialize(empty) {
      const code = empty !== '' ? 201 : state === 'new' ? 0 : 101;
      if (code === 0) state = 'open';
      return said(done(code, 'LMSInitialize'));
    },
    LMSFinish(empty) {
      const code = empty !== '' ? 201 : wrongTime();
      if (code === 0) state = 'finished';
      const status = values['cmi.core.lesson_status'];
      if (code === 0 && mastery !== undefined && status === 'completed') {
        const passed = Number(values['cmi.core.score.raw']) >= mastery;
        values['cmi.core.lesson_status'] = passed ? 'passed' : 'failed';
      }
      return said(done(code, 'LMSFinish'));
    },
    LMSCommit: (empty) => said(done(empty !== '' ? 201 : wrongTime(), 'LMSCommit')),
    LMSGetValue(element) {
      const known = Object.hasOwn(writable, element);
      const code = wrongTime() || (!known ? 401 : writeOnly.includes(element) ? 404 : 0);
      done(code, 'LMSGetValue', element);
      return code === 0 ? (values[element] ?? '') : '';
    },
    LMSSetValue(element, value) {
      const rule = Object.hasOwn(writable, element) ? writable[element] : null;
      const fits = typeof value === 'string' && rule?.test(value);
      const code = wrongTime() || (rule === null ? 401 : fits ? 0 : 405);
      if (code === 0) values[element] = value;
      return said(done(code, 'LMSSetValue', element, value));
    },
    LMSGetLastError: () => String(last),
    LMSGetErrorString: (code) => texts[code] ?? '',
  };
  return { api, values, calls, errors, state: () => state };
}
