"""The pages behind the tabs: each reads the workspace's snapshot and writes through its `put`."""
