import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProfileMemory","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ProfileMemory.md","filePath":"api/analysis/interfaces/ProfileMemory.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ProfileMemory.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ProfileMemory</p><h1 id="interface-profilememory" tabindex="-1">Interface: ProfileMemory <a class="header-anchor" href="#interface-profilememory" aria-label="Permalink to &quot;Interface: ProfileMemory&quot;">​</a></h1><p>Bytes that a model needs.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="inferencebytes" tabindex="-1">inferenceBytes <a class="header-anchor" href="#inferencebytes" aria-label="Permalink to &quot;inferenceBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inferenceBytes</strong>: <code>number</code></p></blockquote><p>Intermediate values and workspaces of an inference, which share memory.</p><hr><h3 id="trainingbytes" tabindex="-1">trainingBytes <a class="header-anchor" href="#trainingbytes" aria-label="Permalink to &quot;trainingBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>trainingBytes</strong>: <code>number</code> | <code>null</code></p></blockquote><p>The same of a forward and backward pass in training mode; null where the model cannot train on this input.</p><hr><h3 id="trainingerror" tabindex="-1">trainingError <a class="header-anchor" href="#trainingerror" aria-label="Permalink to &quot;trainingError&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>trainingError</strong>: <code>string</code> | <code>null</code></p></blockquote><p>Why not.</p><hr><h3 id="weightbytes" tabindex="-1">weightBytes <a class="header-anchor" href="#weightbytes" aria-label="Permalink to &quot;weightBytes&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>weightBytes</strong>: <code>number</code></p></blockquote><p>Weights and buffers.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ProfileMemory.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProfileMemory = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProfileMemory as default
};
