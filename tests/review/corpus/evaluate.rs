//! Measures FG-0020 (evaluation on the wrong metric).

/// FG-0019: Judge bias. Two graders.
pub fn grade(text: &str) -> bool {
    // FG-0552
    text.contains("// FG-9999")
}
