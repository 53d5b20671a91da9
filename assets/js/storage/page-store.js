// The one store of a page.

import { Store } from "./store.js";

export const store = new Store();
