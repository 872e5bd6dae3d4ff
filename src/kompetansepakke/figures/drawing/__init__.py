"""What every figure is drawn with: lines and boxes, measured words, lanes."""
