// Follows FG-0030 (Prompts as code).
/* FG-0444, Streaming */
export const link = "https://fieldguide.example/pitfalls/instruction-smuggling/";
