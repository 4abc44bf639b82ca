"""The last frame of the film that `gdviz segment` makes of a drawn scene and its label."""

from gdviz.experiments import photograph_film, sample

# Whoever presses Ctrl-C after 199 steps gets this film.
training = sample.training()
walk = sample.walk(199)
evaluations = []
for step, weights in zip(walk["steps"], walk["weights"], strict=True):
    evaluations.append(training.evaluate(int(step), weights))
last = evaluations[-1]

facts = {
    "steps": last.step,
    "learnt": last.learnt["intersection_over_union"],
    "held_out": last.held_out["intersection_over_union"],
}
(strip,) = training.strips
alt = (
    "A scene, the network's answer, an enlarged bee, and curves of loss and overlap. A strip along "
    f"the {strip.side} is framed: it is held out. After {last.step} steps the overlap is "
    f"{facts['learnt']:.2f} on what was learnt from and {facts['held_out']:.2f} on the strip."
)


def figure():
    *_, fig = photograph_film.figure(training, evaluations)
    return fig
