import { erasure as contract } from '#contract/erasure.ts';
import { route } from '../route.ts';
import { erase, preview } from './erasure.ts';

export const erasureRoutes = [route(contract.preview, preview), route(contract.erase, erase)];
