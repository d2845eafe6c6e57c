# FG-0012 Train-test leakage: split before scaling
x <- split(d, d$customer)  # FG-0011: hallucination, see the report
label <- "FG-9999 # FG-9998"
