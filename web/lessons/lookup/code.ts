// The same in PyTorch and in fastai, with the numbers on the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { pythonFloat } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import { rowOf, type Inputs } from './model.ts';
import { BACKWARD_START, COLS, FORWARD_END, LAST_STEP, ROWS } from './steps.ts';

const FORWARD = [1, FORWARD_END] as const;
const BACKWARD = [BACKWARD_START, LAST_STEP] as const;

/** The lines of `head` + a nested list of floats, a line for each row, + `tail`. */
function matrixLines(head: string, values: Float32Array, tail: string): CodeLine[] {
  const rows = range(values.length / COLS);
  return rows.map((r) => {
    const numbers = Array.from(rowOf(values, r), (value) => pythonFloat(value).padStart(5));
    const start = r === 0 ? `${head}[` : ' '.repeat(head.length + 1);
    const end = r === rows.length - 1 ? `]${tail}` : ',';
    return { text: `${start}[${numbers.join(', ')}]${end}` };
  });
}

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

export function listings({ indices, table, upstream }: Inputs): CodeListing[] {
  const x = `x = torch.tensor([${indices.join(', ')}])`;
  const g = matrixLines('g = torch.tensor(', upstream, ')  # what the rest of the net sends back');
  return [
    {
      name: 'PyTorch',
      lines: [
        ...lines('import torch', 'import torch.nn.functional as F', ''),
        ...matrixLines('W = torch.tensor(', table, ', requires_grad=True)'),
        ...lines(x),
        ...g,
        ...lines('', '# multiply by one-hot'),
        { text: `a = F.one_hot(x, ${ROWS}).float() @ W`, steps: FORWARD },
        { text: 'a.backward(g)', steps: BACKWARD },
        ...lines('grad_a, W.grad = W.grad, None', '', '# look the rows up'),
        { text: 'b = W[x]  # nn.Embedding does this', steps: FORWARD },
        { text: 'b.backward(g)', steps: BACKWARD },
        ...lines('', 'torch.equal(a, b), torch.equal(grad_a, W.grad)  # (True, True)'),
      ],
    },
    {
      name: 'fastai',
      lines: [
        ...lines('import torch', 'from fastai.layers import Embedding', ''),
        ...lines(`films = Embedding(${ROWS}, ${COLS})  # its weight is W`),
        ...matrixLines('films.weight.data = torch.tensor(', table, ')'),
        ...lines(x),
        ...g,
        ...lines(''),
        { text: 'b = films(x)', steps: FORWARD },
        { text: 'b.backward(g)', steps: BACKWARD },
        ...lines('films.weight.grad', ''),
        ...lines('# and from scratch, where the lookup is plain indexing:'),
        ...lines('#   self.film_factors = create_params([6, 4])'),
        ...lines('#   self.film_factors[x[:,1]]   x[:,1]: the positions of the ones'),
      ],
    },
  ];
}
