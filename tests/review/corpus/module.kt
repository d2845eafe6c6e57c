package corp.assistant

/**
 * Cuts prompts to the token budget (FG-0032).
 * Slow first token, FG-0024, is measured by [Timer].
 */
class Budget(val tokens: Int = 4000) {
    // Regression suite (FG-0030)
    val code = "FG-9999" // FG-0030 Prompts as code
}
