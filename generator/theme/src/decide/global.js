/** The decisions for programs that have no modules: the global `fieldguideDecisions`. */

import { decide, readAnswers, writeAdr } from "./decision.js";

Object.assign(globalThis, { fieldguideDecisions: { decide, readAnswers, writeAdr } });
