"""Train the tone adapter."""

import sys

# FG-0010 Catastrophic forgetting: replay 5 % of the old data.
REPLAY = 0.05
CODE = "FG-9999"  # only a string; not FG-0011 (overfitting)


def split(rows):
    # By customer, because of FG-0012 (reward hacking).
    #
    # FG-0700 asks for three folds.
    return sorted(rows, key=lambda row: row["customer"])


if __name__ == "__main__":
    print("FG-9998 # FG-9997", sys.argv)
