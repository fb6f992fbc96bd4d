"""What parses untrusted bytes; run only in the process that `intake.child` is."""
