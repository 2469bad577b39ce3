"""The elements of a page by tag, class and id: many selectors are looked up in it without walking the page again."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from recoupe.read.markup import Element, select

Test = Callable[[Element], bool]


class Index:
    """All elements of a page in document order. It holds them: lxml makes them anew, with another ``id()``, otherwise.

    It is made again when elements are added to the page; elements that move keep their places.
    """

    def __init__(self, root: Element) -> None:
        """Note where each tag, class and id stands."""
        self.elements: Sequence[Element] = list(root.iter())
        self._places = defaultdict[str, list[int]](list)
        for place, node in enumerate(self.elements):
            if not isinstance(node.tag, str):
                continue
            self._places[node.tag].append(place)
            for name, value in node.items():
                self._places[f"[{name}"].append(place)
                if name == "class":
                    for each in set(value.split()):
                        self._places[f".{each}"].append(place)
                elif name == "id":
                    self._places[f"#{value}"].append(place)

    def holds(self, css: str) -> bool:
        """Tell whether a selector matches anything on the page."""
        branches = _branches(css)
        if branches is None:
            return bool(select(self.elements[0], css))
        return any(test(self.elements[place]) for start, test in branches for place in self._start(start))

    def select(self, css: str) -> list[Element]:
        """Return the elements that a CSS selector matches, in document order; none for an empty selector."""
        if not css:
            return []
        branches = _branches(css)
        if branches is None:
            return select(self.elements[0], css)
        places = {place for start, test in branches for place in self._start(start) if test(self.elements[place])}
        return [self.elements[place] for place in sorted(places)]

    def _start(self, name: str) -> Sequence[int]:
        if name == "*":
            return [place for place, node in enumerate(self.elements) if isinstance(node.tag, str)]
        return self._places.get(name, ())


@cache
def _branches(css: str) -> tuple[tuple[str, Test], ...] | None:
    """Return, for each alternative of a selector, where to look and what to ask; None where it asks for more."""
    from cssselect import parse  # noqa: PLC0415 - only readers of HTML pay its import

    try:
        return tuple((_starts(each.parsed_tree), _test(each.parsed_tree)) for each in parse(css))
    except NotImplementedError:
        return None


def _kind(tree: Any) -> str:
    return type(tree).__name__


def _starts(tree: Any) -> str:
    """Return the narrowest list that holds whatever a selector's last part matches."""
    return max(_names(tree), key=lambda name: "[.#".find(name[0]), default="*")


def _names(tree: Any) -> Iterator[str]:
    kind = _kind(tree)
    if kind == "Element":
        yield from [tree.element] if tree.element else ()
    elif kind == "CombinedSelector":
        yield from _names(tree.subselector)
    else:
        if kind in _NAMED:
            sign, field = _NAMED[kind]
            yield sign + getattr(tree, field)
        yield from _names(tree.selector)


def _test(tree: Any) -> Test:
    """Return a function that tells whether an element matches a parsed selector."""
    made = _TESTS.get(_kind(tree))
    if made is None:
        raise NotImplementedError
    return made(tree)


def _element(tree: Any) -> Test:
    tag = tree.element
    return (lambda node: isinstance(node.tag, str)) if tag is None else (lambda node: node.tag == tag)


def _hash(tree: Any) -> Test:
    inner, wanted = _test(tree.selector), tree.id
    return lambda node: node.get("id") == wanted and inner(node)


def _class(tree: Any) -> Test:
    inner, wanted = _test(tree.selector), tree.class_name
    return lambda node: wanted in (held := node.get("class") or "") and wanted in held.split() and inner(node)


def _attribute(tree: Any) -> Test:
    inner, name = _test(tree.selector), tree.attrib
    if tree.operator == "exists":
        return lambda node: node.get(name) is not None and inner(node)
    wanted, compare = tree.value.value, _COMPARISONS.get(tree.operator)
    if compare is None:
        raise NotImplementedError
    return lambda node: (value := node.get(name)) is not None and compare(value, wanted) and inner(node)


def _negation(tree: Any) -> Test:
    inner, unwanted = _test(tree.selector), _test(tree.subselector)
    return lambda node: inner(node) and not unwanted(node)


def _pseudo(tree: Any) -> Test:
    inner, step = _test(tree.selector), _EDGES.get(tree.ident)
    if step is None:
        raise NotImplementedError
    return lambda node: step(node) is None and inner(node)


def _combined(tree: Any) -> Test:
    outer, inner, step = _test(tree.selector), _test(tree.subselector), _STEPS[tree.combinator]
    return lambda node: inner(node) and any(map(outer, step(node)))


def _outer(node: Element) -> Iterator[Element]:
    while (node := node.getparent()) is not None:
        yield node


def _parent(node: Element) -> Iterator[Element]:
    parent = node.getparent()
    return iter(() if parent is None else (parent,))


def _before(node: Element) -> Iterator[Element]:
    previous = node.getprevious()
    return iter(() if previous is None else (previous,))


_TESTS: Final[dict[str, Callable[[Any], Test]]] = {
    "Element": _element, "Hash": _hash, "Class": _class, "Attrib": _attribute, "Negation": _negation,
    "Pseudo": _pseudo, "CombinedSelector": _combined,
}  # fmt: skip
_NAMED: Final = {"Hash": ("#", "id"), "Class": (".", "class_name"), "Attrib": ("[", "attrib")}
_COMPARISONS: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "~=": lambda value, wanted: wanted in value.split(),
    "^=": lambda value, wanted: bool(wanted) and value.startswith(wanted),
    "$=": lambda value, wanted: bool(wanted) and value.endswith(wanted),
    "*=": lambda value, wanted: bool(wanted) and wanted in value,
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
}
_EDGES: Final[dict[str, Callable[[Element], Element | None]]] = {
    "first-child": lambda node: node.getprevious(),
    "last-child": lambda node: node.getnext(),
}
_STEPS: Final[dict[str, Callable[[Element], Iterator[Element]]]] = {
    " ": _outer,
    ">": _parent,
    "+": _before,
    "~": lambda node: node.itersiblings(preceding=True),
}
