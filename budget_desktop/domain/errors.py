"""What the world did to us, in words for the screen. Anything else raised is a fault of the program."""


class KnownError(Exception):
    """Something we foresaw went wrong: what happened, and what to do about it, in Chinese.

    `str()` gives one line fit for the screen and for standard error.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what}。{self.advice}" if self.advice else self.what
