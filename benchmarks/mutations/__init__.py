"""Single errors planted in budgets in order: are they noticed, at the right place, and rightly explained?"""
