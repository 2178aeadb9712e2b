// What index.html runs.

import './styles/main.css';
import { startPage } from './app/page.ts';

startPage();
