/** A move as a small sign: what a storyboard artist draws in the margin. */
storyreel.moveSign = (move) => ({
  static: '▪', 'pan-left': 'pan ←', 'pan-right': 'pan →', 'tilt-up': 'tilt ↑', 'tilt-down': 'tilt ↓',
  roll: 'roll ↻', 'dolly-in': 'dolly in', 'dolly-out': 'dolly out', 'truck-left': 'truck ←',
  'truck-right': 'truck →', 'pedestal-up': 'ped ↑', 'pedestal-down': 'ped ↓', 'crane-up': 'crane ↑',
  'crane-down': 'crane ↓', 'zoom-in': 'zoom in', 'zoom-out': 'zoom out', 'orbit-left': 'orbit ↶',
  'orbit-right': 'orbit ↷', 'dolly-zoom': 'dolly zoom', handheld: 'handheld', 'whip-pan': 'whip →',
}[move] || move);
