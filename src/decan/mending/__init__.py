"""What is safe to mend in an author's files: letters that were read in the wrong encoding, addresses that track, topics named twice."""
