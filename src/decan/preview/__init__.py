"""The preview: what is saved in the editor is seen in the browser."""
