"""Drawings as programs write them, each cut down to what is its own. None may be refused."""

HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = "data:image/png;base64,iVBORw0KGgo="
INKSCAPE = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.2.2 (b0a84865)"
   sodipodi:docname="kart.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" {HEAD}
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:pageshadow="2" showgrid="false">
    <inkscape:grid type="xygrid" id="grid1"/></sodipodi:namedview>
  <defs id="defs2"><inkscape:path-effect effect="spiro" id="p1"/><linearGradient inkscape:collect="always" id="g1">
    <stop style="stop-color:#000000;stop-opacity:1;" offset="0" id="s1"/></linearGradient></defs>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:title/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1"><path sodipodi:nodetypes="cc"
     style="fill:url(#g1);font-variation-settings:'wght' 400;-inkscape-font-specification:'sans, Normal'"
     d="M 0,0 9,9" id="path1"/><flowRoot xml:space="preserve"><flowRegion><rect width="9" height="9"/></flowRegion>
     <flowPara>tekst</flowPara></flowRoot></g>
</svg>"""
OPTIMISED = f'<svg {HEAD} version="1.1" viewBox="0 0 9 9"><path d="m0 0h9" fill="none" stroke="#000"/></svg>'
ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.5.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<svg version="1.1" id="Layer_1" {HEAD} x="0px" y="0px" viewBox="0 0 9 9" style="enable-background:new 0 0 9 9;"
\t xml:space="preserve" enable-background="new 0 0 9 9">
<style type="text/css">
\t.st0{{fill:#FFFFFF;}}
\t.st1{{clip-path:url(#SVGID_2_);}}
\t@media print{{.st0{{fill:rgb(0,0,0);}}}}
</style>
<defs><rect id="SVGID_1_" width="9" height="9"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"
 style="overflow:visible;"/></clipPath><text transform="matrix(1 0 0 1 2 3)"><tspan x="0" y="0">a (b)</tspan></text>
<g class="st1"><image style="overflow:visible;" width="9" height="9" xlink:href="{PIXEL}"/></g></svg>"""
FIGMA = f"""<svg width="9" height="9" viewBox="0 0 9 9" fill="none" {HEAD}>
<g filter="url(#filter0_d_1_2)" style="mix-blend-mode:multiply" data-figma-bg-blur-radius="4">
<rect width="9" height="9" fill="url(#pattern0)" fill-opacity="0.5"/></g>
<mask id="m" style="mask-type:alpha" maskUnits="userSpaceOnUse" x="0" y="0" width="9" height="9"><path d="M0 0"/></mask>
<defs><filter id="filter0_d_1_2" x="0" y="0" width="9" height="9" filterUnits="userSpaceOnUse"
 color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="BackgroundImageFix"/><feColorMatrix
 in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hardAlpha"/><feOffset
 dy="4"/><feGaussianBlur stdDeviation="2"/><feBlend mode="normal" in2="BackgroundImageFix"/></filter><pattern
 id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0"
 transform="scale(0.01)"/></pattern><image id="image0" width="100" height="100" xlink:href="{PIXEL}"/></defs></svg>"""
MATPLOTLIB = f"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
<svg {HEAD} width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" version="1.1"><defs><style
 type="text/css">*{{stroke-linejoin: round; stroke-linecap: butt}}</style></defs><g id="figure_1"><g id="patch_1"><path
 d="M 0 345.6" style="fill: #ffffff"/></g><g clip-path="url(#p1)"><use xlink:href="#m1" x="57.6" y="307.5"
 style="stroke: #000000; stroke-width: 0.8"/></g></g><defs><path id="m1" d="M 0 0"/><clipPath id="p1"><rect x="57"
 y="41" width="357" height="266"/></clipPath></defs></svg>"""
DRAWIO = f"""<svg {HEAD} version="1.1" width="9px" height="9px" viewBox="-0.5 -0.5 9 9" host="app.diagrams.net"
 style="background: transparent; background-color: transparent; color-scheme: light dark;"><defs/><g><g
 data-cell-id="WIyWlLk6GJQsqaUBKTNV-3"><rect x="0" y="0" width="9" height="9" rx="9" fill="#ffffff" stroke="#000000"
 pointer-events="all" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212)); stroke: light-dark(rgb(0, 0, 0),
 rgb(255, 255, 255));"/><text x="4" y="6" fill="#000000" font-family="&quot;Helvetica&quot;" font-size="12px"
 text-anchor="middle">Hei</text></g></g></svg>"""
EXCALIDRAW = f"""<svg version="1.1" {HEAD} viewBox="0 0 9 9" width="9" height="9"><!-- svg-source:excalidraw -->
<metadata
></metadata><defs><style class="style-fonts">@font-face {{ font-family: Excalifont; src:
 url(data:font/woff2;base64,d09GMgABAAAAAA==); }}</style></defs><g stroke-linecap="round" transform="translate(1 1)
 rotate(0 4 4)"><path d="M1 1 C2 2, 3 3, 4 4" stroke="#1e1e1e" stroke-width="2" fill="none"/></g></svg>"""
POWERPOINT = f"""<svg width="960" height="540" {HEAD} overflow="hidden"><defs><clipPath id="clip0"><rect x="0" y="0"
 width="960" height="540"/></clipPath><image width="1" height="1" xlink:href="{PIXEL}" preserveAspectRatio="none"
 id="img1"/></defs><g clip-path="url(#clip0)"><text font-family="Calibri,Calibri_MSFontService,sans-serif"
 font-weight="400" font-size="64" transform="matrix(1 0 0 1 9 9)">Mål</text><use xlink:href="#img1"/></g></svg>"""
SVGLITE = f"""<?xml version='1.0' encoding='UTF-8' ?>
<svg {HEAD} class='svglite' width='504.00pt' height='504.00pt' viewBox='0 0 504.00 504.00'><defs><style
 type='text/css'><![CDATA[
    .svglite line, .svglite rect:not(:first-child) {{ fill: none; stroke: #000000; }}
    .svglite text {{ white-space: pre; }}
  ]]></style></defs><text x='9' y='9' style='font-size: 8.80px; font-family: "Arial";' textLength='27.90px'
 lengthAdjust='spacingAndGlyphs'>f(x)</text></svg>"""
ANIMATED = f"""<svg {HEAD} viewBox="0 0 9 9"><style>@keyframes a{{from{{transform:rotate(0deg)}}to{{transform:
rotate(1turn)}}}}g{{animation:a 2s cubic-bezier(.1,.2,.3,.4) 3}}</style><g><circle r="2" id="c" fill="red"><animate
 attributeName="fill" values="rgb(1,2,3);#fff" dur="2s" begin="c.click" repeatCount="3"/><animateTransform
 attributeName="transform" type="rotate" from="0" to="9" dur="1s"/></circle><animateMotion dur="1s"><mpath
 xlink:href="#p"/></animateMotion><set href="#c" attributeName="visibility" to="hidden"/></g></svg>"""
AFFINITY = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="100%" height="100%" viewBox="0 0 9 9" version="1.1" {HEAD} xml:space="preserve"
 xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;"><g id="Lag-1" serif:id="Lag 1"><path
 d="M0,0" style="fill:url(#_Linear1);fill-rule:nonzero;"/></g></svg>"""
DOTTED = f"\ufeff<svg {HEAD}><title>Kart (nord)</title><desc>on = av; javascript: et språk</desc>" \
         '<g aria-label="f(x) = url(x)" role="img" class="a(b)" id="c(d)"><text>@import url(x)</text></g></svg>'

INNOCENT = {name.lower(): value for name, value in globals().items()
            if name.isupper() and name not in ("HEAD", "PIXEL", "INNOCENT")}
