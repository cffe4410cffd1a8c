import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: FRAME_COLORS","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/variables/FRAME_COLORS.md","filePath":"api/analysis/variables/FRAME_COLORS.md"}');
const _sfc_main = { name: "api/analysis/variables/FRAME_COLORS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FRAME_COLORS</p><h1 id="variable-frame-colors" tabindex="-1">Variable: FRAME_COLORS <a class="header-anchor" href="#variable-frame-colors" aria-label="Permalink to &quot;Variable: FRAME\\_COLORS&quot;">​</a></h1><blockquote><p><code>const</code> <strong>FRAME_COLORS</strong>: readonly [readonly [<code>47</code>, <code>126</code>, <code>216</code>], readonly [<code>232</code>, <code>130</code>, <code>58</code>], readonly [<code>58</code>, <code>167</code>, <code>109</code>], readonly [<code>176</code>, <code>92</code>, <code>198</code>], readonly [<code>201</code>, <code>162</code>, <code>39</code>], readonly [<code>214</code>, <code>69</code>, <code>93</code>]]</p></blockquote><p>Of frames, one after another: blue, orange, green, purple, yellow, red.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/variables/FRAME_COLORS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FRAME_COLORS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FRAME_COLORS as default
};
