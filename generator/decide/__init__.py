"""Decision flows of the graph in; charts, outlines, findings and recommendations out."""
