// Debian's Python, where python3-torch puts PyTorch.

import { spawnSync } from 'node:child_process';

export const python = '/usr/bin/python3';
export const hasTorch = spawnSync(python, ['-c', 'import torch']).status === 0;
