// What embed.html runs.

import '../styles/main.css';
import { startFrame } from './framePage.ts';

startFrame();
