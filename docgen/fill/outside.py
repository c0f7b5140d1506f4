"""What papers for other eyes than the union's own may print: the guard of templates."""

from enum import Enum

from docgen.fill.contract import NameUse, field_of
from docgen.model.kinds import Kind
from docgen.vocabulary import OF_UNION

_NUMBERS = (Kind.ID_NUMBER, Kind.PHONE, Kind.CARD_NUMBER)
_BIRTH_DATA = ("birth_date", "age")


class Audience(Enum):
    """Who reads a paper: the union's own people, another body it is given to, or everyone."""

    OWN = "own"
    OUTSIDE = "outside"
    EVERYONE = "everyone"


class OutsideGuard:
    """The guard of one template: asked of every name in turn, it remembers those that go ill together."""

    def __init__(self, audience: Audience = Audience.OWN) -> None:
        self._audience = audience
        self._masked: set[str] = set()
        self._birth_data: set[str] = set()

    @property
    def is_posted(self) -> bool:
        """Whether the paper is for everyone."""
        return self._audience is Audience.EVERYONE

    def refusal(self, use: NameUse) -> tuple[str, str] | None:
        """What is wrong with the name on such a paper, and the remedy; None when it may stand there."""
        if self._audience is Audience.OWN:
            return None
        if use.is_unfollowed:
            return "看不出标签印的是哪一项。", "请直接写出名称，如 {{ case.worker.name }}。"
        return self._barred(use) if self.is_posted else self._unmasked(use)

    def _barred(self, use: NameUse) -> tuple[str, str] | None:
        """A field that no publicity notice prints, masked or not (decision 11)."""
        field = field_of(use.path)
        if field is None or field.is_publishable:
            return None
        return f"公示不得印出“{field.label}”（{use.path}）。", "请从公示模板中删去该标签。"

    def _unmasked(self, use: NameUse) -> tuple[str, str] | None:
        """A number without mask, or a masked ID number beside birth data: few numbers are left to guess."""
        field = field_of(use.path)
        if field is None:
            return None
        owner, _, name = use.path.rpartition(".")
        is_private = field.kind in _NUMBERS and not field.path.startswith(OF_UNION)
        if is_private and not use.is_masked:
            return f"对外的表不得印出“{field.label}”的全部数字（{use.path}）。", _mask_for(field.kind)
        if field.kind is Kind.ID_NUMBER:
            self._masked.add(owner)
        elif name in _BIRTH_DATA:
            self._birth_data.add(owner)
        if owner in self._masked & self._birth_data:
            return (
                "对外的表上，遮去中间几位的身份证号旁边不得有年龄或出生日期，否则可以推算出号码。",
                "请删去身份证号，或删去年龄和出生日期。",
            )
        return None


def _mask_for(kind: Kind) -> str:
    names = {Kind.ID_NUMBER: "身份证掩码", Kind.PHONE: "电话掩码", Kind.CARD_NUMBER: "卡号掩码"}
    return f"请在标签中加上 |{names[kind]}，或删去该标签。"
