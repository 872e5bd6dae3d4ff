"""What SVG may hold, by name: elements, attributes, and the namespaces that drawing programs write in."""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"

SHAPES = frozenset(
    "circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient "
    "rect stop svg symbol text textPath title tspan use".split())
"""The elements of drawings in a page."""

ANIMATIONS = frozenset("animate animateColor animateMotion animateTransform set".split())

ELEMENTS = SHAPES | ANIMATIONS | frozenset(
    "altGlyph altGlyphDef altGlyphItem feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight "
    "feTile feTurbulence filter flowDiv flowLine flowPara flowRegion flowRoot flowSpan font font-face font-face-name "
    "font-face-src glyph glyphRef hatch hatchpath hkern image mesh meshgradient meshpatch meshrow metadata "
    "missing-glyph mpath solidcolor style switch tref view vkern".split())
"""All that a drawing in a file of its own may have."""

PRESENTATION = frozenset(
    "alignment-baseline background background-color baseline-shift clip clip-path clip-rule color "
    "color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display "
    "dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font "
    "font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant "
    "font-variant-ligatures font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering "
    "isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask "
    "mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-inside shape-padding shape-rendering "
    "solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration "
    "text-decoration-line text-indent text-orientation text-overflow text-rendering text-transform transform-box "
    "transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode".split())
"""Attributes that are read as CSS."""

PLAIN = frozenset(
    "accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName attributeType azimuth "
    "baseFrequency baseProfile bbox begin bias by calcMode cap-height class clipPathUnits contentScriptType "
    "contentStyleType cx cy d descent diffuseConstant divisor dur dx dy edgeMode elevation end exponent "
    "externalResourcesRequired filterRes filterUnits focusable format from fr fx fy g1 g2 glyph-name glyphRef "
    "gradientTransform gradientUnits hanging height horiz-adv-x horiz-origin-x horiz-origin-y host id ideographic in "
    "in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust "
    "limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical max media method "
    "min mode name numOctaves offset operator order orient orientation origin overline-position overline-thickness "
    "panose-1 path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ "
    "preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur requiredExtensions "
    "requiredFeatures restart result role rotate rx ry scale seed side slope spacing specularConstant "
    "specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles strikethrough-position "
    "strikethrough-thickness string surfaceScale systemLanguage tabindex tableValues targetX targetY textLength title "
    "to transform type u1 u2 underline-position underline-thickness unicode unicode-range units-per-em v-alphabetic "
    "v-hanging v-ideographic v-mathematical values version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget "
    "width widths x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan".split())
"""Attributes that no browser looks for an address in."""

FREE_PREFIXES = ("aria-", "data-")
XLINK_NAMES = frozenset("actuate arcrole role show title type".split())
XML_NAMES = frozenset("id lang space".split())

EDITORS = frozenset({
    "http://www.inkscape.org/namespaces/inkscape", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.inkscape.org/namespace/inkscape", "http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://web.resource.org/cc/", "http://creativecommons.org/ns#", "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.bohemiancoding.com/sketch/ns", "http://www.serif.com/", "http://svgjs.com/svgjs", "http://svgjs.dev/svgjs",
    "https://boxy-svg.com", "http://vectornator.io", "http://xml.openoffice.org/svg/export",
    "http://schemas.microsoft.com/visio/2003/SVGExtensions/", "http://www.figma.com/figma/ns",
    "http://ns.adobe.com/AdobeIllustrator/10.0/", "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/",
    "http://ns.adobe.com/Extensibility/1.0/", "http://ns.adobe.com/Flows/1.0/", "http://ns.adobe.com/Graphs/1.0/",
    "http://ns.adobe.com/ImageReplacement/1.0/", "http://ns.adobe.com/SaveForWeb/1.0/",
    "http://ns.adobe.com/Variables/1.0/", "http://ns.adobe.com/GenericCustomNamespace/1.0/",
    "http://ns.adobe.com/XPath/1.0/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/",
})
"""Namespaces of drawing programs and of what they say about a drawing. Browsers do nothing with them."""
