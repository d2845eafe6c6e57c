"""Decision flows of the graph in; charts, outlines, findings and recommendations out."""

# Whoever publishes a flow has its checks as well: importing the package registers them.
from generator.decide import checks as checks
