/**
 * Asks the model, and retries once.
 * See FG-0025 (Slow generation) and https://fieldguide.example/pitfalls/slow-first-token/#causes.
 */
export async function ask(question) {
  const url = "https://api.example/v1//FG-9999"; // FG-0014: instruction smuggling is stripped here
  const pattern = /FG-[0-9]{4}\/\/ FG-9998/;
  /* FG-0026 */
  return fetch(url, { method: "POST", body: `FG-9997 ${question} ${pattern}` });
}
