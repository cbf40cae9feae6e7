"""The frame: main window, navigation, palette, tasks, history, error box."""
