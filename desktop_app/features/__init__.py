"""One room per menu entry."""
