import { accessFile } from '#contract/access-file.ts';
import { route } from '../route.ts';
import { take } from './take.ts';

export const accessRoutes = [route(accessFile.take, take)];
