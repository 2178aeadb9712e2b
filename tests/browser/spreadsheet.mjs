// As much of a spreadsheet as the lesson `dot` copies into one: cells with formulas over references
// and ranges, + − * / ^ and <>, SUMPRODUCT, COUNT, EXP. Ranges go element by element.

const column = (letters) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:e[-+]?\d+)?)|(\$?[A-Z]+\$?\d+)|([A-Z]+)(?=\()|("")|(<>|[-+*/^(),:]))/y;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`cannot read “${text.slice(at)}” of ${text}`);
    const [, number, cell, name, empty, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', value: Number(number) });
    else if (cell !== undefined) found.push({ kind: 'cell', value: cell.replaceAll('$', '') });
    else if (name !== undefined) found.push({ kind: 'name', value: name });
    else if (empty !== undefined) found.push({ kind: 'empty', value: '' });
    else found.push({ kind: 'sign', value: sign });
  }
  return found;
}

const asNumber = (value) => {
  if (value === '') return 0;
  const number = Number(value);
  if (Number.isNaN(number)) throw new Error(`#VALUE! ${value}`);
  return number;
};

/** Applies `f` element by element; what is no range is repeated. */
function each(f, a, b) {
  if (!Array.isArray(a) && !Array.isArray(b)) return f(a, b);
  const length = (Array.isArray(a) ? a : b).length;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length)
    throw new Error('#VALUE! sizes');
  const at = (x, i) => (Array.isArray(x) ? x[i] : x);
  return Array.from({ length }, (_, i) => f(at(a, i), at(b, i)));
}

const arithmetic = {
  '+': (a, b) => asNumber(a) + asNumber(b),
  '-': (a, b) => asNumber(a) - asNumber(b),
  '*': (a, b) => asNumber(a) * asNumber(b),
  '/': (a, b) => asNumber(a) / asNumber(b),
  '^': (a, b) => asNumber(a) ** asNumber(b),
  '<>': (a, b) => (a === b ? 0 : 1),
};

const functions = {
  EXP: (x) => Math.exp(asNumber(x)),
  COUNT: (range) => range.filter((value) => value !== '').length,
  SUMPRODUCT: (first, ...others) =>
    others
      .reduce((product, range) => each(arithmetic['*'], product, range), first)
      .reduce((sum, value) => sum + value, 0),
};

/** From weakest to strongest; a sign before a number binds stronger than all of them. */
const LEVELS = [['<>'], ['+', '-'], ['*', '/'], ['^']];

/** The sheet's values: `evaluateSheet(rows)(row, column)`, both from 0; "" where a cell is empty. */
export function evaluateSheet(rows) {
  const done = new Map();

  function valueAt(row, col) {
    const key = `${row},${col}`;
    if (done.has(key)) return done.get(key);
    const text = rows[row]?.[col] ?? '';
    done.set(key, NaN); // a circle of formulas
    const value = text.startsWith('=')
      ? evaluate(text.slice(1))
      : text === '' || Number.isNaN(Number(text))
        ? text
        : Number(text);
    done.set(key, value);
    return value;
  }

  const placeOf = (cell) => {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell);
    return [Number(row) - 1, column(letters)];
  };

  function evaluate(text) {
    const left = tokens(text);
    const takes = (value) => left[0]?.kind === 'sign' && left[0].value === value && left.shift();

    function level(depth) {
      if (depth === LEVELS.length) return unary();
      let value = level(depth + 1);
      while (left[0]?.kind === 'sign' && LEVELS[depth].includes(left[0].value)) {
        const { value: sign } = left.shift();
        value = each(arithmetic[sign], value, level(depth + 1));
      }
      return value;
    }

    function unary() {
      return takes('-') ? each(arithmetic['-'], 0, unary()) : primary();
    }

    function primary() {
      const token = left.shift();
      if (token?.kind === 'number' || token?.kind === 'empty') return token.value;
      if (token?.kind === 'cell') return reference(token.value);
      if (token?.kind === 'name') {
        left.shift(); // (
        const given = [level(0)];
        while (takes(',')) given.push(level(0));
        if (!takes(')')) throw new Error(`a ) is missing in ${text}`);
        return functions[token.value](...given);
      }
      const value = level(0);
      if (token?.value !== '(' || !takes(')')) throw new Error(`cannot read ${text}`);
      return value;
    }

    function reference(cell) {
      const [row, col] = placeOf(cell);
      if (!takes(':')) return valueAt(row, col);
      const [lastRow, lastCol] = placeOf(left.shift().value);
      const values = [];
      for (let r = row; r <= lastRow; ++r) {
        for (let c = col; c <= lastCol; ++c) values.push(valueAt(r, c));
      }
      return values;
    }

    const value = level(0);
    if (left.length > 0) throw new Error(`cannot read all of ${text}`);
    return value;
  }

  return valueAt;
}

/** A formula of a German spreadsheet as an English one writes it. */
export const inEnglish = (formula) =>
  formula
    .replaceAll(',', '.')
    .replaceAll(';', ',')
    .replaceAll('SUMMENPRODUKT', 'SUMPRODUCT')
    .replaceAll('ANZAHL', 'COUNT');
