"""The one table of colours: what a role looks like in the light and in the dark scheme."""

# Role: (light, dark). Pictures, players and the site's style sheet all take their colours here.
PALETTE = {
    "paper": ("#ffffff", "#1e2129"),
    "ink": ("#1f2328", "#e6e8ee"),
    "muted": ("#5c6470", "#a3abbd"),
    "grid": ("#e3e6ea", "#343944"),
    "data": ("#1f6feb", "#7ab0ff"),
    "model": ("#c2410c", "#ff9e66"),
    "path": ("#c2410c", "#ff9e66"),
    "truth": ("#0f5132", "#86efac"),
    "error": ("#86198f", "#f14e93"),
    # Six things that are compared: apart for every kind of colour vision.
    "first": ("#1f2328", "#e6e8ee"),
    "second": ("#ea5302", "#df8084"),
    "third": ("#254f95", "#3b7dfb"),
    "fourth": ("#1c9b81", "#53ef49"),
    "fifth": ("#b557fb", "#c4a0ff"),
    "sixth": ("#7b4407", "#8d6a14"),
    "halo": ("#ffffff", "#ffffff"),
    "outline": ("#1f2328", "#1f2328"),
}
