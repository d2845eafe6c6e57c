package corp.assistant;

/** Serves answers. FG-0014 Prompt injection is handled in {@link Filter}. */
final class Server {
    // FG-0015 (hallucination) is not.
    private static final String RISK = "FG-9999"; // FG-0027
}
