"""The designer's decisions without a screen: snapping, arranging, editing, what a new element is."""
