"""Says at every start when the settings of the machine do not fit together."""

from django.conf import settings
from django.core.checks import Error, register

_KNOWN = ("", "memory", "libretranslate", "deepl")


@register()
def machine_is_set_up(app_configs, **kwargs):
    """A slip would otherwise show as a button that is not there."""
    name = settings.MACHINE_TRANSLATION
    if name not in _KNOWN:
        known = ", ".join(filter(None, _KNOWN))
        text = f"MACHINE_TRANSLATION ist „{name}“; es gibt {known}."
    elif name == "libretranslate" and not settings.MACHINE_TRANSLATION_URL:
        text = "Für LibreTranslate fehlt MACHINE_TRANSLATION_URL."
    elif name == "deepl" and not settings.MACHINE_TRANSLATION_KEY:
        text = "Für DeepL fehlt MACHINE_TRANSLATION_KEY."
    else:
        return []
    return [Error(text, hint="Siehe docs/operations.md.", id="translations.E001")]
