/** The decisions as one classic script: the global `fieldguideDecisions`. */

import { decide, readAnswers, writeAdr } from "./decision.js";

Object.assign(globalThis, { fieldguideDecisions: { decide, readAnswers, writeAdr } });
