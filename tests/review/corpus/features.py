import re

ISSUE = re.compile(r"FG-[0-9]{4}#FG-9999")


def rate(rows):  # FG-0015 Hallucination rate
    text = """
    # FG-9998 inside a string
    """
    # FG-0012: Catastrophic forgetting
    return len(rows), text
