"""Single changes to finished files: is every one noticed, and no clean file accused?"""
