"""The frame around the pages: window, menus, desk, tabs."""
