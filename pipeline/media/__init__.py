"""The only place that reads or writes pictures, video and sound."""
