import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Position","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/Position.md","filePath":"api/train/interfaces/Position.md"}');
const _sfc_main = { name: "api/train/interfaces/Position.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / Position</p><h1 id="interface-position" tabindex="-1">Interface: Position <a class="header-anchor" href="#interface-position" aria-label="Permalink to &quot;Interface: Position&quot;">​</a></h1><p>How far a run has come: with it, the weights, the optimiser&#39;s state and the random stream, fit() goes on as if it had never stopped.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="correct" tabindex="-1">correct <a class="header-anchor" href="#correct" aria-label="Permalink to &quot;correct&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>correct</strong>: <code>number</code></p></blockquote><p>Images that were classified correctly.</p><hr><h3 id="epoch" tabindex="-1">epoch <a class="header-anchor" href="#epoch" aria-label="Permalink to &quot;epoch&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>epoch</strong>: <code>number</code></p></blockquote><p>Epochs that are done.</p><hr><h3 id="images" tabindex="-1">images <a class="header-anchor" href="#images" aria-label="Permalink to &quot;images&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>images</strong>: <code>number</code></p></blockquote><p>How many there were.</p><hr><h3 id="loss" tabindex="-1">loss <a class="header-anchor" href="#loss" aria-label="Permalink to &quot;loss&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>loss</strong>: <code>number</code></p></blockquote><p>Sum of the images&#39; losses.</p><hr><h3 id="step" tabindex="-1">step <a class="header-anchor" href="#step" aria-label="Permalink to &quot;step&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>step</strong>: <code>number</code></p></blockquote><p>Steps of the next one that are done; the sums are over these.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/Position.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Position = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Position as default
};
