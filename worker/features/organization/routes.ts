import type { Route } from '../../platform/http/route';
import { branchRoutes } from './branch-routes';
import { departmentRoutes } from './department-routes';

export const organizationRoutes: Route[] = [...departmentRoutes, ...branchRoutes];
