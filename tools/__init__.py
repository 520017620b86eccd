"""Programs that makers of this project run by hand; nothing here is installed."""
