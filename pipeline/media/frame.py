"""What one frame of video is, everywhere in the pipeline."""

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
"""One I420 frame, BT.709 limited range: shape (height * 3 // 2, width), the Y, U and V planes."""
