"""What people ask before they volunteer."""

from ..body import accordion
from ..words import say

QUESTIONS = accordion(
    (
        say(
            "Wie viel Zeit brauche ich?",
            en="How much time do I need?",
            ar="كم من الوقت أحتاج؟",
        ),
        say(
            "Das bestimmen Sie. Manche helfen eine Stunde in der Woche, andere einmal im Monat.",
            en="That is up to you. Some people help for an hour a week, others once a month.",
            ar="أنتم من يقرر ذلك. فبعضهم يساعد ساعة في الأسبوع وآخرون مرة في الشهر.",
        ),
    ),
    (
        say(
            "Muss ich eine Fremdsprache sprechen?",
            en="Do I have to speak a foreign language?",
            ar="هل يجب أن أتحدث لغة أجنبية؟",
        ),
        say(
            "Nein. Deutsch genügt, Geduld hilft.",
            en="No. German is enough, and patience helps.",
            ar="لا. تكفي اللغة الألمانية، والصبر يساعد.",
        ),
    ),
    (
        say(
            "Kann ich helfen, obwohl ich selbst erst kurz hier bin?",
            en="Can I help although I have not been here long myself?",
            ar="هل يمكنني المساعدة مع أنني هنا منذ وقت قصير؟",
        ),
        say(
            "Ja, unbedingt. Wer selbst angekommen ist, weiß am besten, was hilft.",
            en="Yes, certainly. Those who have arrived themselves know best what helps.",
            ar="نعم، بالتأكيد. فمن مرّ بالتجربة نفسها يعرف أفضل من غيره ما الذي يساعد.",
        ),
    ),
    (
        say(
            "Wer hilft mir, wenn ich nicht weiterweiß?",
            en="Who helps me when I am stuck?",
            ar="من يساعدني عندما لا أعرف ماذا أفعل؟",
        ),
        say(
            "Ihr Helferkreis und die Integrationslotsin. In Schulungen lernen Sie dazu.",
            en="Your volunteer circle and the integration guide. In trainings you learn more.",
            ar="مجموعتكم ومرشدة الاندماج. وفي الدورات التدريبية تتعلمون المزيد.",
        ),
    ),
)
