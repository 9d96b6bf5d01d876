"""Jinja for thousands of small pages: what a template asks for most costs least, and shows the same.

=========================== =============================================================================================
in a template               here
=========================== =============================================================================================
``{{ item.title }}``        contexts are mappings, so the key is looked up before an attribute; and escaped once a text
``{{ _("Linked from") }}``  looked up in the catalogue while the template is compiled, as the words between tags are
``{{ once(row, item) }}``   ``row(item)``; made once where many pages show the same item, so it must depend on nothing else
``{% include %}``           templates never change under an environment, so each is looked for once
=========================== =============================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any, cast

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from decan.localise import Localised
from decan.site.page import Shared
from decan.words import Words

_WORDS = "_"
"""What templates call the catalogue."""


@lru_cache(maxsize=32_768)
def _escaped(text: str) -> str:
    return str(escape(text))


def shown(value: object) -> str:
    """A value as HTML: markup as it is, all else escaped.

    >>> shown("R&D"), shown(Markup("<b>R</b>")), shown(7)
    ('R&amp;D', '<b>R</b>', '7')
    """
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)


def once(macro: Callable[[object], str], item: object) -> str:
    """What a macro makes of an item."""
    if type(item) is not Shared:
        return macro(item)
    if macro not in item.html:
        item.html[macro] = macro(item)
    return item.html[macro]


class _Generator(CodeGenerator):
    """Compiles a template to calls of the functions above."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 (Jinja's own)
        """Words of the interface are the same on each page."""
        first, *others = node.args or [nodes.Const("")]
        if not (isinstance(node.node, nodes.Name) and node.node.name == _WORDS and node.args):
            super().visit_Call(node, frame, forward_caller=forward_caller)
        elif isinstance(first, nodes.Const) and not (others or node.kwargs or node.dyn_args or node.dyn_kwargs):
            self.write(repr(cast(Templates, self.environment).words(first.value)))
        else:
            self.write("environment.words(")
            self.visit(first, frame)
            self.signature(nodes.Call(node.node, others, node.kwargs, node.dyn_args, node.dyn_kwargs), frame)
            self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            if isinstance(node, nodes.CondExpr) and node.expr2 is None:
                node.expr2 = nodes.Const("")  # else it would be an undefined value, made to be shown as nothing
            self.write("environment.shown(")


class Templates(Environment):
    """The environment of a theme: in the site's language, all escaped, no name unknown, and no template read twice."""

    code_generator_class = _Generator

    def __init__(self, loader: BaseLoader, words: Words) -> None:
        """``words`` is the catalogue that templates call ``_``."""
        self.words = words
        self.shown = shown
        self._known: dict[str, Template] = {}
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.filters["html"] = Markup
        self.globals.update({_WORDS: words, "once": once})
        self.add_extension(Localised)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """``obj.attribute`` in a template."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The compiled template with that name."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._known:
            self._known[name] = super().get_template(name, parent)
        return self._known[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own, which nothing changes, unless a template has more."""
        return super().make_globals(d) if d else self.globals
