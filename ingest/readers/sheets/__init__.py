"""What spreadsheets of every format share: how a number is shown, what is visible, how a sheet is read."""
