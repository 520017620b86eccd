"""One module per page; Streamlit runs each as a script when its page is shown."""
