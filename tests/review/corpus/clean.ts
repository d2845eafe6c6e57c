// Prompts live in prompts/ (FG-0030: prompts as code).
/** Cuts answers: FG-0025, slow generation; the token budget is FG-0032's. */
export const LIMIT = 300; // words
const tickets = ["FG-9999", `FG-9998`, 'FG-9997'];
